import type { Logger } from '#platform/logging';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import type { WorkerParts } from './parts.ts';
import { LOG, PARTS } from './parts.ts';
import { WorkerRunner } from './worker-runner.ts';

@Module({})
export class WorkerModule {
  static of(parts: WorkerParts, log: Logger): DynamicModule {
    return {
      module: WorkerModule,
      providers: [WorkerRunner, { provide: PARTS, useValue: parts }, { provide: LOG, useValue: log }],
    };
  }
}
