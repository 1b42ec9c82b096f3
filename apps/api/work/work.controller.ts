import type { Casework } from '#casework/casework';
import { areaPageQuery, deadlinesQuery, progressQuery, tasksQuery } from '#contracts/work';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { shown } from '../http/answered.ts';
import { languageOf, staffOf } from '../http/caller.ts';
import { momentIn, validQuery, yearOf } from '../http/validate.ts';
import { CASEWORK } from '../ports.ts';

/** What is about many persons: the ledger of deadlines, the queue of tasks, the year's review, the posted notices. */
@Controller()
export class WorkController {
  constructor(@Inject(CASEWORK) private readonly casework: Casework) {}

  @Get('api/deadlines')
  async deadlines(@Req() request: FastifyRequest, @Query() query: unknown): Promise<unknown> {
    const { before, ...page } = validQuery(deadlinesQuery, query);
    const staff = staffOf(request);
    const until = before === undefined ? {} : { before: momentIn('before', before) };
    return shown(await this.casework.lists.deadlines({ staff, ...page, ...until }), staff);
  }

  @Get('api/tasks')
  async tasks(@Req() request: FastifyRequest, @Query() query: unknown): Promise<unknown> {
    const staff = staffOf(request);
    const language = languageOf(request);
    return shown(await this.casework.lists.tasks({ staff, language, ...validQuery(tasksQuery, query) }), staff);
  }

  @Get('api/reviews/:year/progress')
  async progress(
    @Req() request: FastifyRequest,
    @Param('year') year: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    const staff = staffOf(request);
    return shown(
      await this.casework.lists.reviewProgress({ staff, year: yearOf(year), ...validQuery(progressQuery, query) }),
      staff,
    );
  }

  @Get('api/reviews/:year/preview')
  async preview(
    @Req() request: FastifyRequest,
    @Param('year') year: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    const staff = staffOf(request);
    return shown(
      await this.casework.lists.reviewPreview({ staff, year: yearOf(year), ...validQuery(areaPageQuery, query) }),
      staff,
    );
  }

  /** The same, where the progress stands. */
  @Get('api/reviews/:year/progress/preview')
  previewOfProgress(
    @Req() request: FastifyRequest,
    @Param('year') year: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    return this.preview(request, year, query);
  }

  @Get('public/notices')
  notices(@Req() request: FastifyRequest, @Query() query: unknown): Promise<unknown> {
    return this.casework.notices.posted({ ...validQuery(areaPageQuery, query), language: languageOf(request) });
  }
}
