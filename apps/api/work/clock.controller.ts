import { moveClockBody } from '#contracts/work';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { staffOf } from '../http/caller.ts';
import { instantIn, validBody } from '../http/validate.ts';
import { ClockService } from './clock.service.ts';

@Controller('api/clock')
export class ClockController {
  constructor(private readonly clock: ClockService) {}

  @Get()
  read(): Promise<unknown> {
    return this.clock.read();
  }

  @Post()
  @HttpCode(200)
  async move(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const target = instantIn('now', validBody(moveClockBody, body).now);
    const moved = await this.clock.move(staffOf(request), target);
    if ('progress' in moved) reply.code(202);
    return moved;
  }

  @Get('progress')
  progress(): Promise<unknown> {
    return this.clock.progress();
  }
}
