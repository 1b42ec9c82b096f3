import { z } from 'zod';
import { accepted, problem, refusal } from './answers.ts';
import { areaCode, line } from './fields.ts';
import { LEDGER_ROUTES } from './ledger-routes.ts';
import { PERSON_COMMANDS } from './person-commands.ts';
import { PERSON_READING_ROUTES } from './person-reading-routes.ts';
import * as persons from './persons.ts';
import type { Route, RouteHeader } from './route.ts';
import * as rulebook from './rulebook.ts';
import * as work from './work.ts';

const COMMAND_ANSWERS = { 201: accepted, 409: refusal, 412: problem, 422: problem } as const;
const { RegisterUnemployment: _, ...PERSON_COMMANDS_BY_NAME } = PERSON_COMMANDS;
const COMMAND_HEADERS = ['Idempotency-Key', 'If-Match'] as const;

/** Every route of the interface, once: the OpenAPI document is made from it, and a spec compares it with what the server registers. */
export const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/persons',
    tag: 'commands',
    summary: { zh: '失业登记', en: 'Registers an unemployed person, or one who left or was refused again' },
    access: 'STAFF',
    headers: COMMAND_HEADERS,
    body: PERSON_COMMANDS.RegisterUnemployment,
    answers: COMMAND_ANSWERS,
  },
  {
    method: 'POST',
    path: '/api/persons/{id}/commands/{Command}',
    tag: 'commands',
    summary: { zh: '办理一个环节', en: 'Gives one command' },
    access: 'STAFF',
    headers: COMMAND_HEADERS,
    commands: PERSON_COMMANDS_BY_NAME,
    answers: COMMAND_ANSWERS,
  },
  {
    method: 'GET',
    path: '/api/commands',
    tag: 'commands',
    summary: { zh: '命令目录', en: 'The catalogue of commands: paragraph, roles, schema' },
    access: 'STAFF',
    answers: { 200: work.catalogue },
  },
  ...PERSON_READING_ROUTES,
  ...LEDGER_ROUTES,
  {
    method: 'GET',
    path: '/api/deadlines',
    tag: 'work',
    summary: { zh: '期限台账', en: 'The ledger of deadlines' },
    access: 'STAFF',
    query: work.deadlinesQuery,
    answers: { 200: work.deadlines },
  },
  {
    method: 'GET',
    path: '/api/tasks',
    tag: 'work',
    summary: { zh: '待办事项，就业援助对象优先', en: 'What is to be done, assisted persons first' },
    access: 'STAFF',
    query: work.tasksQuery,
    answers: { 200: work.tasks },
  },
  {
    method: 'GET',
    path: '/api/reviews/{year}/progress',
    tag: 'work',
    summary: { zh: '年审进度', en: 'Progress of the annual review' },
    access: 'STAFF',
    query: work.progressQuery,
    answers: { 200: work.reviewProgress },
  },
  {
    method: 'GET',
    path: '/api/reviews/{year}/progress/preview',
    tag: 'work',
    summary: { zh: '可能未参加年审的人员', en: 'Who would be a no-show' },
    access: 'STAFF',
    query: work.areaPageQuery,
    answers: { 200: work.reviewPreview },
  },
  {
    method: 'GET',
    path: '/api/reviews/{year}/preview',
    tag: 'work',
    summary: { zh: '可能未参加年审的人员', en: 'Who would be a no-show, by its short address' },
    access: 'STAFF',
    query: work.areaPageQuery,
    answers: { 200: work.reviewPreview },
  },
  {
    method: 'GET',
    path: '/api/events/stream',
    tag: 'work',
    summary: { zh: '本辖区事件流（SSE），可续传', en: "The events of the reader's area as they come (SSE), resumable" },
    access: 'STAFF',
    headers: ['Last-Event-ID'],
    answers: { 200: work.feedItem },
    media: ['text/event-stream'],
  },
  {
    method: 'GET',
    path: '/api/rulebook',
    tag: 'rulebook',
    summary: { zh: '某地某日适用的规则', en: 'Which rule held for an area on a day' },
    access: 'STAFF',
    query: rulebook.heldQuery,
    answers: { 200: rulebook.held, 422: problem },
  },
  {
    method: 'GET',
    path: '/api/rulebook/{area}/history',
    tag: 'rulebook',
    summary: { zh: '一级规则的变更记录和待批准的提议', en: 'How the rules of a layer came to hold, and what waits' },
    access: 'STAFF',
    answers: { 200: rulebook.layerHistory },
  },
  {
    method: 'POST',
    path: '/api/rulebook/{area}/commands/{Command}',
    tag: 'rulebook',
    summary: { zh: '提议、批准规则', en: 'Gives one command on the rules of a layer' },
    access: 'STAFF',
    headers: COMMAND_HEADERS,
    commands: rulebook.RULEBOOK_COMMANDS,
    answers: { 201: rulebook.rulesAccepted, 409: rulebook.rulesRefused, 412: problem, 422: problem },
  },
  {
    method: 'GET',
    path: '/public/policy',
    tag: 'public',
    summary: { zh: '政策说明页', en: 'The policy in plain words' },
    access: 'OPEN',
    query: rulebook.heldQuery,
    media: ['text/html'],
    answers: { 200: rulebook.policyHtml, 422: problem },
  },
  {
    method: 'GET',
    path: '/public/notices',
    tag: 'public',
    summary: { zh: '公示名单', en: 'The posted lists' },
    access: 'OPEN',
    query: work.areaPageQuery,
    answers: { 200: work.notices },
  },
  {
    method: 'GET',
    path: '/public/notices.html',
    tag: 'public',
    summary: { zh: '公示名单（张贴页）', en: 'The posted list as a page to print' },
    access: 'OPEN',
    query: work.areaPageQuery,
    answers: { 200: persons.printed },
    media: ['text/html'],
  },
  {
    method: 'GET',
    path: '/api/clock',
    tag: 'system',
    summary: { zh: '业务时钟', en: 'The business clock' },
    access: 'STAFF',
    answers: { 200: work.clock },
  },
  {
    method: 'POST',
    path: '/api/clock',
    tag: 'system',
    summary: { zh: '拨快演练时钟', en: 'Moves the rehearsal clock forward' },
    access: 'STAFF',
    body: work.moveClockBody,
    answers: { 200: work.clockMoved, 202: work.clockMoving, 409: problem, 503: problem },
  },
  {
    method: 'GET',
    path: '/api/clock/progress',
    tag: 'system',
    summary: { zh: '时钟拨动进度', en: 'How far a move of the clock has come' },
    access: 'STAFF',
    answers: { 200: work.clockProgress, 404: problem, 409: problem },
  },
  {
    method: 'GET',
    path: '/api/operations',
    tag: 'system',
    summary: { zh: '运行状况', en: 'Figures for operators' },
    access: 'STAFF',
    answers: { 200: work.operations },
  },
  {
    method: 'GET',
    path: '/api/health/live',
    tag: 'system',
    summary: { zh: '进程存活', en: 'The process lives' },
    access: 'OPEN',
    answers: { 200: work.live },
  },
  {
    method: 'GET',
    path: '/api/health/ready',
    tag: 'system',
    summary: { zh: '可以服务', en: 'Ready to serve; 503 without the record' },
    access: 'OPEN',
    answers: { 200: work.ready, 503: problem },
  },
  {
    method: 'POST',
    path: '/api/dev/token',
    tag: 'system',
    summary: { zh: '演练用令牌', en: 'A token of the rehearsal' },
    access: 'OPEN',
    rehearsalOnly: true,
    body: work.tokenBody,
    answers: { 200: work.token },
  },
];

export const PATH_PARAMETERS: Readonly<Record<string, z.ZodType>> = {
  id: z.string().meta({ format: 'uuid' }),
  year: z.string().regex(/^20\d{2}$/),
  area: areaCode,
  serial: z.string().meta({ examples: ['TZ-340104003001-3-2'], description: 'As it stands on the paper' }),
  kind: z.enum(persons.DOCUMENT_KINDS),
  file: z
    .string()
    .regex(persons.DOCUMENT_FILE)
    .meta({ description: 'The id of the decision: <eventId>.html, <eventId>.pdf' }),
};

export const HEADERS: Readonly<
  Record<RouteHeader, { readonly required: boolean; readonly schema: z.ZodType; readonly description: string }>
> = {
  'Idempotency-Key': {
    required: true,
    schema: z.string().meta({ format: 'uuid' }),
    description: 'One key for one act; a repeated request gets the stored answer',
  },
  'If-Match': {
    required: false,
    schema: line(20).meta({ examples: ['"7"'] }),
    description: 'The version before settling',
  },
  'Last-Event-ID': {
    required: false,
    schema: line(20).meta({ examples: ['0'] }),
    description: 'The last `seq` seen; what follows it is sent. Default: from now on',
  },
  'Access-Purpose': {
    required: false,
    schema: line(600),
    description: 'Percent-encoded UTF-8; required to read a person outside the own area',
  },
};
