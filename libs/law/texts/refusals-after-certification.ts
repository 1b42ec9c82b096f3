import type { BilingualText } from '../text-entry.ts';

/** (五)–(八), (十) Agreement, employment, benefits, review, leaving. */
export const REFUSALS_AFTER_CERTIFICATION = {
  AGREEMENT_RUNNING: {
    zh: { title: '已有生效的援助协议', detail: '请变更或终止现有协议。' },
    en: { title: 'An agreement is running', detail: 'Amend or end the running agreement.' },
  },
  NO_AGREEMENT: {
    zh: { title: '没有生效的援助协议', detail: '该对象没有正在履行的援助协议，请先签订。' },
    en: { title: 'No agreement', detail: 'There is no running agreement; sign one first.' },
  },
  ALREADY_EMPLOYED: {
    zh: { title: '已有在岗就业记录', detail: '请先终止现有就业记录。' },
    en: { title: 'Already employed', detail: 'End the running employment first.' },
  },
  NO_EMPLOYMENT: {
    zh: { title: '没有就业记录', detail: '没有符合条件的就业记录，请先登记就业。' },
    en: { title: 'No employment', detail: 'There is no such employment; record it first.' },
  },
  EMPLOYER_MISSING: {
    zh: { title: '缺少用人单位', detail: '该就业形式须填写用人单位。' },
    en: { title: 'Employer is missing', detail: 'This form of employment needs an employer.' },
  },
  EMPLOYER_ID_INVALID: {
    zh: {
      title: '用人单位代码有误',
      detail: '统一社会信用代码、组织机构代码或工商注册号不正确，请核对证照后重新填写。',
    },
    en: {
      title: 'Employer ID is not valid',
      detail: 'The credit code, organisation code or registration number is wrong; type it again from the licence.',
    },
  },
  NO_ENTITLEMENT: {
    zh: { title: '不符合享受条件', detail: '没有一项规定给予该项待遇；未满足的条件如下。' },
    en: { title: 'No entitlement', detail: 'No rule grants this benefit; what is not met stands below.' },
  },
  DOUBLE_BENEFIT: {
    zh: {
      title: '不得重复享受',
      detail: '同一人同一月份只能享受一项同类补贴，领取失业保险金期间不得享受；可自前项终止的次月起申请。',
    },
    en: {
      title: 'No double benefit',
      detail:
        'One subsidy of a kind in one person-month, and none on top of unemployment benefit; apply from the month after the other has ended.',
    },
  },
  MONTHS_EXHAUSTED: {
    zh: { title: '享受期限已满', detail: '累计享受月数已达 {max} 个月；符合（八）“4050”特别规定的，可按该规定申请。' },
    en: {
      title: 'Months are used up',
      detail: 'All {max} months have been used; who fits the special clause of (八) may apply under it.',
    },
  },
  BENEFIT_RUNNING: {
    zh: { title: '有正在享受的待遇', detail: '正在享受待遇的，继续予以扶持；待遇期满或停发后方可办理。' },
    en: {
      title: 'A benefit is running',
      detail: 'Support goes on while a benefit runs; this can be done when it has expired or been stopped.',
    },
  },
  BENEFIT_NOT_RUNNING: {
    zh: { title: '待遇不在享受状态', detail: '该待遇不是享受中的状态；已暂停的可以恢复，已停发或期满的须重新核定。' },
    en: {
      title: 'The benefit is not running',
      detail: 'The benefit is not running: resume it when it is suspended, approve anew when it has ended.',
    },
  },
  BENEFIT_NOT_SUSPENDED: {
    zh: { title: '待遇未暂停', detail: '只有暂停的待遇可以恢复；已停发或期满的须重新核定。' },
    en: {
      title: 'The benefit is not suspended',
      detail: 'Only a suspended benefit can be resumed; one that has ended is approved anew.',
    },
  },
  UNKNOWN_BENEFIT: {
    zh: { title: '没有该待遇', detail: '该对象没有这项待遇，请核对编号；尚未核定的请先核定。' },
    en: { title: 'No such benefit', detail: 'The person has no such benefit: check the id, or approve it first.' },
  },
  MONTH_OUT_OF_TERM: {
    zh: { title: '月份不在享受期内', detail: '月份应在该待遇的享受期限以内，请更改月份。' },
    en: {
      title: 'Month outside the term',
      detail: 'The month must lie within the term of the benefit; choose another.',
    },
  },
  RETIREMENT_REACHED: {
    zh: { title: '已达法定退休年龄', detail: '达到法定退休年龄后不再核定补贴，可办理退出。' },
    en: {
      title: 'Retirement age reached',
      detail: 'No subsidy is approved once the statutory retirement age is reached; the person may exit.',
    },
  },
  REVIEW_NOT_OPEN: {
    zh: { title: '年审未开放', detail: '年审只在年审期间内、对当年应审人员办理。' },
    en: {
      title: 'The review is not open',
      detail: 'A review is attended and decided within its window, for those in scope.',
    },
  },
  REVIEW_NOT_ATTENDED: {
    zh: { title: '尚未参加年审', detail: '应先办理参加年审，再作出结论。' },
    en: { title: 'Review not attended', detail: 'Attendance comes before the decision.' },
  },
  REVIEW_ALREADY_ATTENDED: {
    zh: { title: '已参加年审', detail: '该年度已参加年审，待县级作出结论。' },
    en: {
      title: 'Review already attended',
      detail: 'The review of that year has been attended; the county decides next.',
    },
  },
  REVIEW_ALREADY_DECIDED: {
    zh: { title: '年审已有结论', detail: '该年度年审已作出结论；不服的可以申诉。' },
    en: {
      title: 'Review already decided',
      detail: 'The review of that year has been decided; who disagrees may appeal.',
    },
  },
  NO_PENDING_DEREGISTRATION: {
    zh: { title: '没有待确认的注销', detail: '没有等待确认的注销事项；已经注销的，可办理恢复资格。' },
    en: {
      title: 'No pending deregistration',
      detail: 'There is no deregistration to confirm; one that has taken effect can be restored.',
    },
  },
  DEREGISTRATION_PENDING: {
    zh: { title: '注销待确认', detail: '该对象未参加年审，注销待确认，先行处理后方可办理。' },
    en: { title: 'Deregistration is pending', detail: 'The review was missed; confirm or excuse that first.' },
  },
  NOTHING_TO_RESTORE: {
    zh: {
      title: '没有可恢复的决定',
      detail: '所指事件不是可恢复的离开决定；认定前结案或已再次登记的，按重新申请办理。',
    },
    en: {
      title: 'Nothing to restore',
      detail:
        'The event is no leaving that can be restored; who was closed before certification or has registered again applies anew.',
    },
  },
  ALREADY_LEFT: {
    zh: { title: '已退出', detail: '该对象已不在援助范围，再次援助须重新申请。' },
    en: { title: 'Already left', detail: 'The person has left; assistance again needs a new application.' },
  },
  NOT_LEFT: {
    zh: { title: '尚未退出', detail: '该事项只适用于已退出的对象，请按其现处环节办理。' },
    en: { title: 'Has not left', detail: 'This is for persons who have left; go on at the stage the case stands at.' },
  },
  CANCELLATION_NEEDS_GROUND: {
    zh: { title: '取消资格缺少依据', detail: '取消资格须有（五）所列情形之一，由工作人员决定，请补充证明材料。' },
    en: {
      title: 'Cancellation needs a ground',
      detail: 'Cancellation needs one of the grounds of (五), decided by a person: add the evidence.',
    },
  },
  CASE_REFUSED: {
    zh: { title: '已不予认定', detail: '本次申请已不予认定；可以申诉，条件具备后可重新登记申请。' },
    en: {
      title: 'Refused',
      detail: 'This application has been refused; appeal, or register again when the conditions are met.',
    },
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
