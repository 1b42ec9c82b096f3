import type { Registry } from '#platform/metrics';
import { Counter, Histogram } from 'prom-client';
import type { Answered } from '../http/observe-answers.ts';

/** From what a counter feels as instant to what it feels as broken. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How long answers take, and what was answered with a "no", by its code. */
export function answerMetrics(registry: Registry): (answered: Answered) => void {
  const registers = [registry];
  const duration = new Histogram({
    name: 'yuanzhu_http_answer_seconds',
    help: 'Time from a request to its answer, by route template and class of status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'yuanzhu_refusals_total',
    help: 'Answers with a code: refusals of the law (409) and problems',
    labelNames: ['code', 'status'],
    registers,
  });
  return ({ method, route, status, seconds, code }) => {
    duration.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
    if (code !== null) refusals.inc({ code, status });
  };
}
