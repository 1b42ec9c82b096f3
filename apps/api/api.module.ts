import type { Casework } from '#casework/casework';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { CatalogueService } from './commands/catalogue.service.ts';
import { CommandsController } from './commands/commands.controller.ts';
import { CommandsService } from './commands/commands.service.ts';
import { DocsController } from './docs/docs.controller.ts';
import { DocumentsController } from './documents/documents.controller.ts';
import { PdfService } from './documents/pdf.service.ts';
import { EventStreams } from './events/event-streams.ts';
import { EventsController } from './events/events.controller.ts';
import { LedgerController } from './ledger/ledger.controller.ts';
import { LooksController } from './persons/looks.controller.ts';
import { PersonsController } from './persons/persons.controller.ts';
import { CASEWORK, CLOCK_MOVER, COMPARISON, HEALTH, TOKEN_ISSUER } from './ports.ts';
import { RuleCommandsService } from './rulebook/rule-commands.service.ts';
import { RulebookController } from './rulebook/rulebook.controller.ts';
import { DevTokenController } from './security/dev-token.controller.ts';
import type { RehearsalIssuer } from './security/rehearsal-issuer.ts';
import { ClockController } from './work/clock.controller.ts';
import type { ClockMover } from './work/clock.service.ts';
import { ClockService } from './work/clock.service.ts';
import type { Comparison } from './work/comparison.ts';
import { HealthController } from './work/health.controller.ts';
import type { Health } from './work/health.ts';
import { OperationsController } from './work/operations.controller.ts';
import { WorkController } from './work/work.controller.ts';

export interface ApiParts {
  readonly casework: Casework;
  readonly health: Health;
  readonly comparison: Comparison;
  /** Rehearsal only; `null` in production, where the clock is the real one. */
  readonly clockMover: ClockMover | null;
  /** Rehearsal only; `null` in production, whose tokens come from the provider. */
  readonly issuer: RehearsalIssuer | null;
}

@Module({})
export class ApiModule {
  static of({ casework, health, comparison, clockMover, issuer }: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        CommandsController,
        PersonsController,
        LooksController,
        RulebookController,
        DocumentsController,
        LedgerController,
        WorkController,
        EventsController,
        ClockController,
        OperationsController,
        HealthController,
        DocsController,
        ...(issuer === null ? [] : [DevTokenController]),
      ],
      providers: [
        CommandsService,
        RuleCommandsService,
        PdfService,
        CatalogueService,
        ClockService,
        EventStreams,
        { provide: CASEWORK, useValue: casework },
        { provide: HEALTH, useValue: health },
        { provide: COMPARISON, useValue: comparison },
        { provide: CLOCK_MOVER, useValue: clockMover },
        { provide: TOKEN_ISSUER, useValue: issuer },
      ],
    };
  }
}
