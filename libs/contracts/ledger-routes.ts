import { problem } from './answers.ts';
import * as ledger from './ledger.ts';
import { printed } from './persons.ts';
import type { Route } from './route.ts';

/** R5.4 (五) Printing is an act and kept, hence POST; each print has a serial of its own. */
export const LEDGER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/ledger',
    tag: 'work',
    summary: { zh: '社区就业援助台账（电子）', en: 'The community ledger, electronic' },
    access: 'STAFF',
    query: ledger.ledgerQuery,
    answers: { 200: ledger.ledger },
  },
  {
    method: 'POST',
    path: '/api/ledger/pages.html',
    tag: 'work',
    summary: { zh: '打印台账页（网页）', en: 'Prints a page of the ledger' },
    access: 'STAFF',
    body: ledger.printLedgerBody,
    answers: { 201: printed, 404: problem },
    media: ['text/html'],
  },
  {
    method: 'POST',
    path: '/api/ledger/pages.pdf',
    tag: 'work',
    summary: { zh: '打印台账页（PDF）', en: 'Prints a page of the ledger as PDF/A' },
    access: 'STAFF',
    body: ledger.printLedgerBody,
    answers: { 201: printed, 404: problem, 503: problem },
    media: ['application/pdf'],
  },
  {
    method: 'GET',
    path: '/api/ledger/pages/{serial}',
    tag: 'work',
    summary: { zh: '核对纸质台账页', en: 'Whether a page on paper is genuine and still current' },
    access: 'STAFF',
    query: ledger.checkQuery,
    answers: { 200: ledger.checkedPage },
  },
  {
    method: 'GET',
    path: '/api/ledger/stale-pages',
    tag: 'work',
    summary: { zh: '须重新打印的台账页', en: 'Pages whose persons have changed since they were printed' },
    access: 'STAFF',
    query: ledger.ledgerQuery,
    answers: { 200: ledger.stalePages },
  },
];
