import type { BilingualText } from '../text-entry.ts';

/** (三)–(五), (十), (十四) Change of category, offers, helper, moves, service, appeals, corrections. */
export const REFUSALS_OF_CARE = {
  CATEGORY_NOT_HELD: {
    zh: { title: '没有该类别', detail: '要终止的类别目前并不具有，请只填写现有类别。' },
    en: { title: 'Category is not held', detail: 'A category that is to end does not hold now; name one that does.' },
  },
  NO_CATEGORY_LEFT: {
    zh: { title: '不再具有任何类别', detail: '类别变更后至少应保留一个类别；全部丧失的，应依（五）作出取消资格决定。' },
    en: {
      title: 'No category would be left',
      detail: 'A change keeps at least one category; who loses all is cancelled by a decision of its own under (五).',
    },
  },
  NOTHING_CHANGED: {
    zh: { title: '类别没有变化', detail: '应增加、终止类别或变更主要类别。' },
    en: { title: 'Nothing changes', detail: 'Add or end a category, or name another primary one.' },
  },
  NO_OFFER: {
    zh: { title: '没有待办理的岗位推荐', detail: '没有符合条件的岗位推荐记录；请先推荐岗位或登记本人答复。' },
    en: {
      title: 'No such offer',
      detail: 'There is no job offer for which this can be done; offer a job, or record the answer, first.',
    },
  },
  ALREADY_KEY_PERSON: {
    zh: { title: '已是重点帮扶对象', detail: '该对象已列为重点帮扶对象，可指定或交接帮扶责任人。' },
    en: {
      title: 'Already a key person',
      detail: 'The person is marked as a key person; a helper can be assigned or handed over.',
    },
  },
  HELPER_ASSIGNED: {
    zh: { title: '已有帮扶责任人', detail: '每名对象只有一名帮扶责任人；更换请办理交接。' },
    en: { title: 'A helper is assigned', detail: 'Each person has exactly one helper; hand over to change.' },
  },
  NO_HELPER: {
    zh: { title: '没有帮扶责任人', detail: '请先指定帮扶责任人，再办理交接。' },
    en: { title: 'No helper', detail: 'Assign a helper before handing over.' },
  },
  HELPER_OF_ANOTHER: {
    zh: {
      title: '不是本人帮扶的对象',
      detail: '帮扶责任人只登记本人帮扶对象的事项；请由其责任人、社区或街道登记，或先办理交接。',
    },
    en: {
      title: 'Another helper is responsible',
      detail:
        'A helper records what is done for the own persons only: the one responsible, community or street records it, or hand over first.',
    },
  },
  OUTSIDE_PROVINCE: {
    zh: { title: '迁入地不在本省', detail: '省内迁移适用本事项；迁出本省的按退出办理。' },
    en: {
      title: 'Outside the province',
      detail: 'This is for moves inside the province; who moves out of it exits.',
    },
  },
  NOT_MOVED: {
    zh: { title: '社区没有变化', detail: '迁入社区与现社区相同，请填写迁入的社区。' },
    en: { title: 'Not moved', detail: 'The new community is the present one; name the one moved to.' },
  },
  NOTHING_TO_SERVE: {
    zh: { title: '没有待送达的书面决定', detail: '所指事件不是尚未送达的书面决定；每份书面决定只登记一次送达。' },
    en: {
      title: 'Nothing to serve',
      detail: 'The event is no written decision that still has to be served; each is served once.',
    },
  },
  NO_SUCH_DECISION: {
    zh: {
      title: '没有该决定',
      detail: '申诉只针对对该对象作出的决定或未予办理的事项，请在其办理记录中查明编号后再提出。',
    },
    en: {
      title: 'No such decision',
      detail:
        'An appeal is against a decision about this person or a refused command; find its id in the person’s history.',
    },
  },
  ALREADY_APPEALED: {
    zh: { title: '已经申诉', detail: '对同一决定只能申诉一次，请查询原申诉的处理结果。' },
    en: {
      title: 'Already appealed',
      detail: 'One decision is appealed against once; look at what came of the first appeal.',
    },
  },
  APPEAL_TOO_LATE: {
    zh: { title: '已过申诉期限', detail: '申诉最迟应在 {until} 提出；决定所依据的事实有误的，可申请更正。' },
    en: {
      title: 'Too late to appeal',
      detail: 'An appeal had to be received by {until}; a fact that is wrong can still be corrected.',
    },
  },
  NO_OPEN_APPEAL: {
    zh: { title: '没有待处理的申诉', detail: '没有需要处理的申诉；不服决定的，请先登记申诉。' },
    en: { title: 'No open appeal', detail: 'There is no appeal to decide; lodge one first.' },
  },
  NO_OPEN_PROBLEM: {
    zh: { title: '没有未办结的困难', detail: '没有尚未办结的困难记录；新反映的，请先登记。' },
    en: { title: 'No open problem', detail: 'No problem is open; record the one that was told of first.' },
  },
  NO_OTHER_OWNER: {
    zh: { title: '接手人不合适', detail: '首问负责事项只能移交给另一名工作人员，请填写其账号；移交前由现责任人负责。' },
    en: {
      title: 'Nobody to take it over',
      detail:
        'It is handed over to another member of staff by the account; until then the present owner is responsible.',
    },
  },
  NO_OPEN_MEASURE: {
    zh: { title: '没有待登记的援助措施', detail: '没有尚未登记落实情况的措施；需要新的措施的，请变更援助协议。' },
    en: {
      title: 'No open measure',
      detail: 'The outcome of every measure is recorded; amend the agreement where others are needed.',
    },
  },
  STARTUP_RUNNING: {
    zh: { title: '创业帮扶正在进行', detail: '每名对象同时只有一项创业帮扶，请登记其下一环节，或先予终止。' },
    en: {
      title: 'A start-up chain is running',
      detail: 'One runs at a time for each person; record its next step, or end it first.',
    },
  },
  NO_STARTUP: {
    zh: { title: '没有正在进行的创业帮扶', detail: '请先为已认定的援助对象开始创业帮扶。' },
    en: { title: 'No start-up chain', detail: 'Begin one first, for a certified person.' },
  },
  STARTUP_OUT_OF_ORDER: {
    zh: {
      title: '不符合“一条龙”服务的顺序',
      detail: '创业培训、开业指导、小额贷款、跟踪服务依次进行，现在应登记的环节是：{next}。',
    },
    en: {
      title: 'Out of the order of the chain',
      detail: 'Training, opening guidance, small loan and follow-up come one after the other; now it is: {next}.',
    },
  },
  FOLLOW_UP_OWED: {
    zh: { title: '跟踪服务不可免', detail: '对创业的援助对象必须提供跟踪服务；本人放弃创业的，请终止创业帮扶。' },
    en: {
      title: 'Follow-up is owed',
      detail: 'Whoever sets up a business is followed up; end the chain where the person gives it up.',
    },
  },
  NO_OPEN_TASK: {
    zh: {
      title: '没有可办结的事项',
      detail: '没有待决的取消资格事项或重新审查事项；申诉撤销的决定须重新作出，不能维持。',
    },
    en: {
      title: 'No such task',
      detail:
        'No cancellation and no re-examination waits; a decision that an appeal has overturned is taken again, not left standing.',
    },
  },
  NOTHING_TO_CORRECT: {
    zh: { title: '没有可更正的记录', detail: '该事实在该日期没有记录，请直接登记。' },
    en: { title: 'Nothing to correct', detail: 'No record of this fact speaks of that day; record it instead.' },
  },
  NOTHING_TO_ANNUL: {
    zh: { title: '没有可撤销的记录', detail: '可撤销的是事实、就业和岗位推荐记录；决定须经申诉、恢复或重新作出。' },
    en: {
      title: 'Nothing to annul',
      detail: 'Only facts, employments and offers; a decision is appealed, restored or taken again.',
    },
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
