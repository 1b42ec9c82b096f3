import type { BilingualText } from '../text-entry.ts';

/** Technical problems in words: the request was not decided. A code is stable for ever. */
export const PROBLEMS = {
  INVALID_TOKEN: {
    zh: { title: '未登录或登录已失效', detail: '请求没有有效的访问令牌。' },
    en: { title: 'Not signed in', detail: 'The request carries no valid access token.' },
  },
  FORBIDDEN_ROLE: {
    zh: { title: '无此权限', detail: '角色“{role}”不能办理或查看此事项。' },
    en: { title: 'Not allowed for this role', detail: 'The role “{role}” may not do or see this.' },
  },
  FORBIDDEN_AREA: {
    zh: { title: '不在管辖区域', detail: '该对象不在您的管辖区域。' },
    en: { title: 'Outside your area', detail: 'The person does not belong to your area.' },
  },
  PURPOSE_REQUIRED: {
    zh: {
      title: '须说明查询目的',
      detail: '查看管辖区域以外的人员，或导出未遮盖的信息，须在 Access-Purpose 中说明目的。',
    },
    en: {
      title: 'A purpose is required',
      detail: 'To see a person outside your area, or to export plain values, say why in Access-Purpose.',
    },
  },
  KEY_MISSING: {
    zh: { title: '缺少幂等键', detail: '请在 Idempotency-Key 中给出一个 UUID。' },
    en: { title: 'Idempotency key is missing', detail: 'Give a UUID in Idempotency-Key.' },
  },
  KEY_MALFORMED: {
    zh: { title: '幂等键格式不对', detail: 'Idempotency-Key 须为 UUID。' },
    en: { title: 'Idempotency key is malformed', detail: 'Idempotency-Key must be a UUID.' },
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: { title: '幂等键已用于其他请求', detail: '该键已用于另一内容或另一人员的请求。' },
    en: { title: 'Idempotency key was used before', detail: 'The key belongs to another body or another actor.' },
  },
  MALFORMED_JSON: {
    zh: { title: '内容不是有效的 JSON', detail: '请求内容不能解析为 JSON。' },
    en: { title: 'Malformed JSON', detail: 'The body cannot be read as JSON.' },
  },
  BODY_TOO_LARGE: {
    zh: { title: '内容过大', detail: '请求内容超过允许的大小。' },
    en: { title: 'Body too large', detail: 'The body is larger than allowed.' },
  },
  INVALID_BODY: {
    zh: { title: '内容不符合要求', detail: '请按所列各项更正后重试。' },
    en: { title: 'Body does not fit', detail: 'Mend what is listed and send again.' },
  },
  INVALID_QUERY: {
    zh: { title: '查询参数不符合要求', detail: '请按所列各项更正后重试。' },
    en: { title: 'Query does not fit', detail: 'Mend what is listed and send again.' },
  },
  NOT_FOUND: {
    zh: { title: '没有该地址', detail: '没有此资源。' },
    en: { title: 'Not found', detail: 'There is nothing at this address.' },
  },
  METHOD_NOT_ALLOWED: {
    zh: { title: '方法不允许', detail: '该地址不接受此方法。' },
    en: { title: 'Method not allowed', detail: 'This address does not take this method.' },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    zh: { title: '内容类型不支持', detail: '请使用 application/json。' },
    en: { title: 'Unsupported media type', detail: 'Send application/json.' },
  },
  UNKNOWN_PERSON: {
    zh: { title: '没有该人员', detail: '没有该人员，或不可查看。' },
    en: { title: 'Unknown person', detail: 'There is no such person, or none to be seen.' },
  },
  UNKNOWN_DOCUMENT: {
    zh: { title: '没有该文书', detail: '没有此文书，或尚未产生。' },
    en: { title: 'Unknown document', detail: 'There is no such document, or not yet.' },
  },
  UNKNOWN_LEDGER_PAGE: {
    zh: {
      title: '没有打印过该台账页',
      detail: '本系统没有打印过此编号的台账页，请核对编号；纸上编号无误的，该页不是真的。',
    },
    en: {
      title: 'This page was never printed',
      detail:
        'No ledger page of this serial was printed here. Look at the serial again; if it is so on the paper, the paper is not genuine.',
    },
  },
  NO_SUCH_LEDGER_PAGE: {
    zh: { title: '台账没有这一页', detail: '目前最多可以打印到第{furthest}页：上一页已满且有新的人员时才有下一页。' },
    en: {
      title: 'The ledger has no such page',
      detail:
        'Pages up to {furthest} can be printed now: a next one begins when the last is full and somebody has come.',
    },
  },
  FONTS_MISSING: {
    zh: {
      title: '缺少中文字体',
      detail:
        '本机没有可用的中文字体，请安装 fonts-noto-cjk(apt)或 @expo-google-fonts/noto-serif-sc(npm)；网页版可以打印。',
    },
    en: {
      title: 'No Chinese font',
      detail:
        'This machine has no font for Chinese: install fonts-noto-cjk (apt) or @expo-google-fonts/noto-serif-sc (npm). The HTML page can be printed.',
    },
  },
  UNKNOWN_COMMAND: {
    zh: { title: '没有该事项', detail: '没有名为“{command}”的办理事项。' },
    en: { title: 'Unknown command', detail: 'There is no command “{command}”.' },
  },
  VERSION_MISMATCH: {
    zh: { title: '档案已有变化', detail: '当前版本为 {version}，请查看后重试。' },
    en: { title: 'The case has changed', detail: 'The current version is {version}; look and send again.' },
  },
  TOO_MANY_REQUESTS: {
    zh: { title: '请求过多', detail: '请稍后重试。' },
    en: { title: 'Too many requests', detail: 'Try again a little later.' },
  },
  QUARANTINED: {
    zh: { title: '档案暂停办理', detail: '该档案因系统异常暂停办理，可以查看，未作任何处理。' },
    en: {
      title: 'Case is quarantined',
      detail: 'A fault has put this case on hold; it can be read, nothing was done.',
    },
  },
  RECORD_UNREACHABLE: {
    zh: { title: '记录库不可用', detail: '记录库暂不可用，未作任何处理，请稍后用同一幂等键重试。' },
    en: {
      title: 'Record not reachable',
      detail: 'The record cannot be reached; nothing was done. Try again with the same key.',
    },
  },
  OUTCOME_UNKNOWN: {
    zh: { title: '结果未知', detail: '提交时连接中断，请用同一幂等键重试以取得结果。' },
    en: {
      title: 'Outcome unknown',
      detail: 'The connection broke at the commit; send again with the same key to learn the outcome.',
    },
  },
  CLOCK_BACKWARD: {
    zh: { title: '时钟只能前移', detail: '业务时钟为 {now}，不能后退。' },
    en: { title: 'The clock only moves forward', detail: 'The business clock stands at {now}; it cannot go back.' },
  },
  CLOCK_MOVING: {
    zh: { title: '时钟正在移动', detail: '另一次移动尚未完成。' },
    en: { title: 'The clock is moving', detail: 'Another move is not finished.' },
  },
  CLOCK_NOT_REHEARSAL: {
    zh: { title: '不是演练模式', detail: '只有演练模式可以移动时钟。' },
    en: { title: 'Not in rehearsal mode', detail: 'The clock can be moved in rehearsal mode only.' },
  },
  TEMPORAL_AWAY: {
    zh: { title: '定时服务不可用', detail: '定时服务暂不可用，未作任何处理；办理业务不受影响。' },
    en: {
      title: 'Temporal is away',
      detail: 'The timer service is away, nothing was done; cases can still be worked on.',
    },
  },
  INTERNAL: {
    zh: { title: '系统错误', detail: '系统发生错误，请凭请求编号联系运维。' },
    en: { title: 'Internal error', detail: 'Something went wrong; quote the request id to operations.' },
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type ProblemCode = keyof typeof PROBLEMS;
