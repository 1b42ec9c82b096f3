import type { Casework } from '#casework/casework';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { shown } from '../http/answered.ts';
import { staffOf } from '../http/caller.ts';
import { CASEWORK, COMPARISON } from '../ports.ts';
import type { Comparison } from './comparison.ts';

/** Figures for those who keep the machinery running. */
@Controller('api/operations')
export class OperationsController {
  constructor(
    @Inject(CASEWORK) private readonly casework: Casework,
    @Inject(COMPARISON) private readonly comparison: Comparison,
  ) {}

  @Get()
  async figures(@Req() request: FastifyRequest): Promise<unknown> {
    const staff = staffOf(request);
    const figures = shown(await this.casework.operations(staff), staff);
    return { ...figures, timelines: await this.comparison() };
  }
}
