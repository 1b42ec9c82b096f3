import type { ServiceStandard } from './service-standards.ts';

/** R11.2 (十一) The province's standards, version 1: every step of the work. Counties and cities may order their own (R20.1). */
export const SERVICE_STANDARDS_2011: readonly ServiceStandard[] = [
  {
    step: 'CERTIFICATE_TO_BE_ISSUED',
    content: {
      zh: '核对登记信息，编号制证并当面核发',
      en: 'check what was registered, number the certificate and hand it over',
    },
    workingDays: null,
    effect: { zh: '本人按时领到信息无误的证件', en: 'the person holds a correct certificate in time' },
  },
  {
    step: 'COMMUNITY_CHECK_TO_BE_MADE',
    content: {
      zh: '核对申请材料，入户或电话了解情况，材料不全的一次告知补正',
      en: 'check the papers, ask at home or by telephone, tell once what is missing',
    },
    workingDays: null,
    effect: {
      zh: '材料真实完整，本人只补一次',
      en: 'the papers are true and whole, the person comes back once at most',
    },
  },
  {
    step: 'STREET_REVIEW_TO_BE_MADE',
    content: { zh: '复核材料、公示结果和初审意见', en: 'review papers, notice and the community’s finding' },
    workingDays: null,
    effect: {
      zh: '符合条件的及时上报，不符合的说明理由',
      en: 'who fulfils the conditions is passed on, who does not is told why',
    },
  },
  {
    step: 'CERTIFICATION_TO_BE_DECIDED',
    content: { zh: '审查并作出认定或不予认定的书面决定', en: 'examine, and decide in writing to certify or to refuse' },
    workingDays: null,
    effect: {
      zh: '决定有依据、有理由，告知申诉途径',
      en: 'the decision has its ground and reasons and says how to appeal',
    },
  },
  {
    step: 'NOTICE_TO_BE_PUBLISHED',
    content: {
      zh: '在社区公示名单，隐去不应公开的信息',
      en: 'post the list in the community, without what must not be public',
    },
    workingDays: 3,
    effect: { zh: '公示内容规范，异议渠道畅通', en: 'the list is in order and anybody can object' },
  },
  {
    step: 'OBJECTION_TO_BE_DECIDED',
    content: { zh: '调查异议事实，听取双方意见，作出处理', en: 'look into the facts, hear both sides, decide' },
    workingDays: 5,
    effect: { zh: '异议有结论，公示期及时恢复', en: 'the objection has its answer and the notice runs on' },
  },
  {
    step: 'CARD_TO_BE_ANNOTATED',
    content: {
      zh: '在就业援助卡页签章注明日期、类别或离开原因',
      en: 'annotate date, category or the cause of leaving on the card page, with seal',
    },
    workingDays: 5,
    effect: { zh: '证、卡与档案一致', en: 'certificate, card and file say the same' },
  },
  {
    step: 'DECISION_TO_BE_SERVED',
    content: {
      zh: '当面、邮寄或公告送达书面决定并登记',
      en: 'serve the written decision by hand, post or notice, and record it',
    },
    workingDays: 10,
    effect: { zh: '本人知悉理由和申诉期限', en: 'the person knows the reasons and until when to appeal' },
  },
  {
    step: 'VISIT',
    content: {
      zh: '上门走访，了解家庭、技能、培训意愿、就业意向和待遇落实情况',
      en: 'visit at home: family, skills, wishes for training and work, what benefits arrive',
    },
    workingDays: null,
    effect: {
      zh: '“五清”信息完整有效，困难及时登记',
      en: 'the five clears are whole and fresh, problems are recorded',
    },
  },
  {
    step: 'ASSISTANCE_MONTH_VISIT',
    content: {
      zh: '就业援助月上门，送岗位、送政策、送服务',
      en: 'call in the assistance month with jobs, policies and services',
    },
    workingDays: null,
    effect: { zh: '每名援助对象走访到位，需求清楚', en: 'every assisted person is visited and the needs are known' },
  },
  {
    step: 'REVIEW_VISIT',
    content: {
      zh: '走访尚未参加年审的对象，说明时间和办理方式',
      en: 'visit who has not come to the review, tell when and how',
    },
    workingDays: null,
    effect: { zh: '应审人员知悉并按期参加年审', en: 'who is in scope knows of it and comes in time' },
  },
  {
    step: 'REFUSAL_TO_BE_JUDGED',
    content: { zh: '核实拒绝岗位的原因，听取本人意见', en: 'find out why the offer was refused, hear the person' },
    workingDays: 5,
    effect: { zh: '有无正当理由结论清楚', en: 'it is clear whether the reason was good' },
  },
  {
    step: 'CANCELLATION_TO_BE_DECIDED',
    content: {
      zh: '核查事实和证据，听取本人意见，决定是否取消资格',
      en: 'examine facts and evidence, hear the person, decide whether to cancel',
    },
    workingDays: 10,
    effect: { zh: '决定由人作出，理由充分', en: 'a person decides, for sufficient reasons' },
  },
  {
    step: 'REVIEW_TO_BE_DECIDED',
    content: {
      zh: '核对基本信息、就业状态、享受政策和证件使用四项内容',
      en: 'check basic information, employment status, benefits and use of the certificate',
    },
    workingDays: null,
    effect: {
      zh: '期内作出结论，不因机构拖延影响本人',
      en: 'decided within the window, nobody suffers from the office’s delay',
    },
  },
  {
    step: 'REVIEW_TO_BE_CLARIFIED',
    content: {
      zh: '联系本人或家属，查明未参加年审的原因',
      en: 'reach the person or family and find out why the review was not attended',
    },
    workingDays: 10,
    effect: { zh: '原因清楚，转入相应办理', en: 'the cause is known and the case goes where it belongs' },
  },
  {
    step: 'DEREGISTRATION_TO_BE_CONFIRMED',
    content: {
      zh: '核实未参加年审的原因，决定注销或谅解',
      en: 'find out why the review was missed, then confirm or excuse',
    },
    workingDays: 10,
    effect: { zh: '结论由人作出，待遇不无故中断', en: 'a person decides, no benefit stays paused without reason' },
  },
  {
    step: 'EXIT_TO_BE_DECIDED',
    content: {
      zh: '核实退休、死亡等事实，办理退出和待遇衔接',
      en: 'check retirement, death or the like, settle the exit and what follows',
    },
    workingDays: 10,
    effect: { zh: '待遇按月终止，不多发不少发', en: 'benefits end with the month, nothing too much or too little' },
  },
  {
    step: 'RECOVERY_TO_BE_ORDERED',
    content: {
      zh: '核对实发月份和金额，书面告知依据',
      en: 'check months and amounts really paid, tell the ground in writing',
    },
    workingDays: 10,
    effect: { zh: '应追回的全部追回，不多追', en: 'all that is owed comes back, and no more' },
  },
  {
    step: 'AGREEMENT_TO_BE_SIGNED',
    content: {
      zh: '了解需求和特点，制定个人方案，签订援助协议',
      en: 'learn needs and strengths, make the individual plan, sign the agreement',
    },
    workingDays: 10,
    effect: { zh: '一人一策，措施有日期', en: 'one plan a person, each measure with its day' },
  },
  {
    step: 'MEASURE_TO_BE_TAKEN',
    content: { zh: '按协议落实措施，登记落实情况', en: 'take the measure as agreed and record what came of it' },
    workingDays: null,
    effect: { zh: '措施落实，未落实的说明原因并调整', en: 'the measure is taken, or it is told why not and amended' },
  },
  {
    step: 'HELPER_TO_BE_ASSIGNED',
    content: { zh: '为重点帮扶对象确定一名领导干部结对帮扶', en: 'pair the key person with one leading cadre' },
    workingDays: 5,
    effect: { zh: '责任到人，结对后上门一次', en: 'one is responsible and calls at home' },
  },
  {
    step: 'TRAINING_TO_BE_ORGANISED',
    content: {
      zh: '根据技能和意愿推荐培训项目，落实职业培训补贴',
      en: 'offer a course that fits skills and wishes, and the training subsidy',
    },
    workingDays: 20,
    effect: { zh: '参加培训并取得结业或技能证书', en: 'the person takes part and has a certificate of it' },
  },
  {
    step: 'STARTUP_TRAINING_TO_BE_GIVEN',
    content: { zh: '推荐创业培训，落实创业培训补贴', en: 'offer start-up training, and the subsidy for it' },
    workingDays: null,
    effect: { zh: '完成培训，形成创业计划', en: 'the training is done and a business plan made' },
  },
  {
    step: 'OPENING_GUIDANCE_TO_BE_GIVEN',
    content: { zh: '指导选址、登记、税收和用工事项', en: 'guide through place, registration, taxes and hiring' },
    workingDays: null,
    effect: { zh: '具备开业条件', en: 'the business can open' },
  },
  {
    step: 'STARTUP_LOAN_TO_BE_ARRANGED',
    content: {
      zh: '协助申请小额担保贷款及贴息',
      en: 'help to apply for the small guaranteed loan with interest subsidy',
    },
    workingDays: null,
    effect: { zh: '贷款有结果，不符合的说明原因', en: 'the loan has its answer, a no has its reason' },
  },
  {
    step: 'STARTUP_FOLLOW_UP_TO_BE_MADE',
    content: { zh: '上门了解经营情况，协调解决困难', en: 'call on the business, help with its difficulties' },
    workingDays: null,
    effect: { zh: '经营稳定，问题登记并办结', en: 'the business is stable, problems are recorded and closed' },
  },
  {
    step: 'PROBLEM_TO_BE_CLOSED',
    content: {
      zh: '首问负责人协调解决反映的困难并答复本人',
      en: 'whoever was asked first sees to the problem and answers the person',
    },
    workingDays: 15,
    effect: { zh: '问题办结，本人知悉结果', en: 'the problem is closed and the person knows how' },
  },
  {
    step: 'APPEAL_TO_BE_DECIDED',
    content: {
      zh: '由上一级调阅原决定，听取本人意见，作出处理',
      en: 'the next level reads the decision, hears the person and decides',
    },
    workingDays: 15,
    effect: {
      zh: '处理有理由，撤销的恢复原有日期',
      en: 'the answer has reasons, what is overturned gets its dates back',
    },
  },
  {
    step: 'DECISION_TO_BE_TAKEN_AGAIN',
    content: { zh: '按更正的事实或申诉结论重新审查', en: 'examine anew with the corrected fact or as the appeal says' },
    workingDays: 10,
    effect: { zh: '重新作出决定并说明与原决定的关系', en: 'a new decision that says what became of the old one' },
  },
];
