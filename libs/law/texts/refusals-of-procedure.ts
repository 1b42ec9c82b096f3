import type { BilingualText } from '../text-entry.ts';

/** (四) Registration to certification, and the dates of acts. */
export const REFUSALS_OF_PROCEDURE = {
  NOT_REGISTERED: {
    zh: { title: '未进行失业登记', detail: '请先在社区办理失业登记，再办理本事项。' },
    en: { title: 'Not registered', detail: 'Unemployment registration at the community comes first.' },
  },
  ALREADY_REGISTERED: {
    zh: { title: '已有在办或有效的档案', detail: '该公民身份号码已有一份未结束的援助档案，请在原档案上办理。' },
    en: { title: 'Already registered', detail: 'This citizen ID has a live case; go on with that case.' },
  },
  AREA_UNKNOWN: {
    zh: { title: '行政区划不存在', detail: '区划代码 {area} 在该日期不存在，请选择当日存在的社区。' },
    en: { title: 'Unknown area', detail: 'The area {area} does not exist on that date; choose a community that does.' },
  },
  CITIZEN_ID_INVALID: {
    zh: { title: '公民身份号码有误', detail: '公民身份号码的位数、校验码或出生日期不正确，请核对证件后重新录入。' },
    en: {
      title: 'Citizen ID is not valid',
      detail: 'The length, the check digit or the birth date of the citizen ID is wrong; type it again from the card.',
    },
  },
  RETIREMENT_CATEGORY_MISMATCH: {
    zh: { title: '退休类别与性别不符', detail: '退休类别与公民身份号码所示性别不符，请核对号码并选择相符的类别。' },
    en: {
      title: 'Retirement category does not fit',
      detail:
        'The retirement category does not fit the sex shown by the citizen ID; check the number and choose one that fits.',
    },
  },
  CERTIFICATE_NOT_ISSUED: {
    zh: { title: '尚未核发《就业失业登记证》', detail: '应先核发《就业失业登记证》，再办理本事项。' },
    en: { title: 'Certificate not issued', detail: 'The employment certificate must be issued first.' },
  },
  CERTIFICATE_ALREADY_ISSUED: {
    zh: { title: '已核发《就业失业登记证》', detail: '一人一证，终身一号；遗失或损毁请办理补发。' },
    en: {
      title: 'Certificate already issued',
      detail: 'One certificate a person, one number for life; ask for a reissue when it is lost or damaged.',
    },
  },
  CERTIFICATE_NUMBER_INVALID: {
    zh: {
      title: '证号有误',
      detail: '证号应为16位数字：发证县区6位、年份4位、顺序号6位；年份不晚于办理之年，且该县区在该年份存在。',
    },
    en: {
      title: 'Certificate number is not valid',
      detail:
        'It has 16 digits: issuing county 6, year 4, sequence 6; the year is not later than that of the act, and the county existed in it.',
    },
  },
  CERTIFICATE_NUMBER_TAKEN: {
    zh: {
      title: '证号已为他人所用',
      detail: '一人一号。请核对证件；确属重复建档的，由省级办理并档；没有旧证的，请核发新号。',
    },
    en: {
      title: 'Another person holds this number',
      detail:
        'One number a person: look at the certificate again; a file made twice is linked by the province; without an old certificate issue a new number.',
    },
  },
  OUT_OF_ORDER: {
    zh: { title: '未按法定顺序办理', detail: '当前环节为“{stage}”，本事项只能在“{needed}”环节办理。' },
    en: { title: 'Out of order', detail: 'The case stands at “{stage}”; this can be done at “{needed}” only.' },
  },
  EVIDENCE_MISSING: {
    zh: { title: '缺少证明材料', detail: '本事项须附证明材料，请补充后再办理。' },
    en: { title: 'Evidence is missing', detail: 'This needs evidence; add it and give the command again.' },
  },
  CATEGORY_MISSING: {
    zh: { title: '未选择援助对象类别', detail: '申请至少应有一个类别，主要类别须在其中。' },
    en: {
      title: 'No category',
      detail: 'An application names at least one category, and the primary one is among them.',
    },
  },
  CATEGORY_CONDITIONS_NOT_MET: {
    zh: {
      title: '不符合类别条件',
      detail: '所申请的类别“{category}”条件未满足；可待条件满足后申请，或以符合条件的其他类别申请。',
    },
    en: {
      title: 'Category conditions are not met',
      detail:
        'The conditions of the category “{category}” are not met; apply when they are, or under another category.',
    },
  },
  DESIGNATION_MISSING: {
    zh: { title: '缺少确定机关和文号', detail: '“其他”类别须写明县级以上人民政府或省厅的确定机关和文号。' },
    en: {
      title: 'Designation is missing',
      detail: 'The category “other” needs the designating authority and its document number.',
    },
  },
  NOTICE_RUNNING: {
    zh: { title: '公示尚未期满', detail: '公示期满且无未决异议后，方可进入下一环节。' },
    en: {
      title: 'The notice is still running',
      detail: 'The next step opens when the notice has ended and no objection is open.',
    },
  },
  OBJECTION_OPEN: {
    zh: { title: '有未决异议', detail: '须先对异议作出处理。' },
    en: { title: 'An objection is open', detail: 'The objection must be decided first.' },
  },
  OBJECTION_TOO_LATE: {
    zh: { title: '异议已过期限', detail: '异议应在公示期内收到；公示期后反映的情况，可在动态管理中依（五）核查。' },
    en: {
      title: 'Too late to object',
      detail: 'An objection must be received within the notice period; what is told later is looked into under (五).',
    },
  },
  NO_OPEN_OBJECTION: {
    zh: { title: '没有未决异议', detail: '没有需要处理的异议；收到异议的，请先登记。' },
    en: {
      title: 'No open objection',
      detail: 'There is no objection to decide; record the one that was received first.',
    },
  },
  FOUR_EYES: {
    zh: {
      title: '经办与认定须分离',
      detail:
        '登记该对象的人员不得认定；申诉由原决定人以外的上一级人员处理；提出的事项须由另一人批准。请由符合条件的人员办理。',
    },
    en: {
      title: 'Four eyes',
      detail:
        'Who registered the case may not certify it, an appeal is decided by another one level up, and who proposed may not approve: let somebody else act.',
    },
  },
  LEVEL_NOT_COMPETENT: {
    zh: { title: '级别不够', detail: '本事项应由上一级机关决定。' },
    en: { title: 'Level is not competent', detail: 'This must be decided one level up.' },
  },
  NOT_CERTIFIED: {
    zh: { title: '未认定为就业援助对象', detail: '未经认定不享受就业援助政策，请先按（四）办理申请、公示和认定。' },
    en: {
      title: 'Not certified',
      detail: 'No certification, no benefit: application, notice and certification under (四) come first.',
    },
  },
  ALREADY_CERTIFIED: {
    zh: { title: '已认定', detail: '该对象已经认定，请使用认定后的办理事项。' },
    en: { title: 'Already certified', detail: 'The person is certified; use what follows certification.' },
  },
  CARD_ALREADY_ANNOTATED: {
    zh: { title: '就业援助卡已注明', detail: '该事项已在就业援助卡页注明，无需重复；再次认定或离开时另行注明。' },
    en: {
      title: 'Card already annotated',
      detail: 'The card page already carries this entry; the next certification or leaving gets its own.',
    },
  },
  DATE_IN_FUTURE: {
    zh: { title: '日期在将来', detail: '办理日期不得晚于今天，请在该日到来后办理。' },
    en: {
      title: 'Date in the future',
      detail: 'The date of an act may not be later than today; act when that day has come.',
    },
  },
  DATE_BEFORE_ACT: {
    zh: { title: '日期早于前一环节', detail: '办理日期不得早于其所依据的前一行为（{after}）。' },
    en: {
      title: 'Date before the act it follows',
      detail: 'The date may not be earlier than the act it follows ({after}).',
    },
  },
  BACKDATING_NEEDS_REASON: {
    zh: { title: '补录须说明理由', detail: '日期早于 {days} 天前的，须写明理由。' },
    en: { title: 'Backdating needs a reason', detail: 'A date more than {days} days ago needs a reason.' },
  },
  DATES_REVERSED: {
    zh: { title: '起止日期颠倒', detail: '结束日期不得早于开始日期，请更正日期。' },
    en: { title: 'Dates are reversed', detail: 'The end may not be earlier than the beginning; mend the dates.' },
  },
  FACT_VALUE_INVALID: {
    zh: { title: '事实的值不符', detail: '该事实代码的值类型不正确，请按要求填写是或否、日期、数目或退休类别。' },
    en: {
      title: 'Fact value does not fit',
      detail: 'The value does not fit this fact: it takes yes or no, a date, a number or a retirement category.',
    },
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
