import type { Health } from './health.ts';
import { Controller, Get, Inject } from '@nestjs/common';
import { Problem } from '../http/problem.ts';
import { HEALTH } from '../ports.ts';

@Controller('api/health')
export class HealthController {
  constructor(@Inject(HEALTH) private readonly health: Health) {}

  @Get('live')
  live(): unknown {
    return { status: 'live' };
  }

  /** 503 without the record; degraded while Temporal is away or deliveries lag: staff can still work. */
  @Get('ready')
  async ready(): Promise<unknown> {
    if (!(await this.health.recordAnswers()))
      throw new Problem(503, 'RECORD_UNREACHABLE', { headers: { 'retry-after': '2' } });
    const reasons = await this.health.troubles();
    return { status: reasons.length === 0 ? 'ready' : 'degraded', reasons };
  }
}
