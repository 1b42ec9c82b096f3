import type { Casework } from '#casework/casework';
import { DOCUMENT_FILE, DOCUMENT_KINDS, documentQuery } from '#contracts/persons';
import { areaPageQuery } from '#contracts/work';
import { cardPage } from '#documents/card';
import { isDecisionType } from '#documents/decision-words';
import type { Page } from '#documents/page';
import { postedListPage } from '#documents/posted-list';
import { writtenNoticePage } from '#documents/written-notice';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { shown } from '../http/answered.ts';
import { purposeOf, staffOf } from '../http/caller.ts';
import { Problem } from '../http/problem.ts';
import { momentIn, personIdOf, validQuery } from '../http/validate.ts';
import { CASEWORK } from '../ports.ts';
import { PdfService } from './pdf.service.ts';
import type { Format } from './send-page.ts';
import { sendPage } from './send-page.ts';

/** R4.4, R4.5, R4.7 (四) Pages to print. One of a person is read like the history, and its reading is logged before it leaves. */
@Controller()
export class DocumentsController {
  constructor(
    @Inject(CASEWORK) private readonly casework: Casework,
    private readonly pdf: PdfService,
  ) {}

  @Get('api/persons/:id/card.html')
  async cardToPrint(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(await this.card(lookOf(request, id, query)), 'html', reply);
  }

  @Get('api/persons/:id/card.pdf')
  async cardToKeep(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.answer(await this.card(lookOf(request, id, query)), 'pdf', reply);
  }

  @Get('api/persons/:id/documents/:kind/:file')
  async document(
    @Req() request: FastifyRequest,
    @Param() { id = '', kind = '', file = '' }: Readonly<Record<string, string>>,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const look = lookOf(request, id, query);
    const [, eventId, format] = DOCUMENT_FILE.exec(file.toLowerCase()) ?? [];
    const known = DOCUMENT_KINDS.some((each) => each === kind);
    if (!known || eventId === undefined) throw new Problem(404, 'UNKNOWN_DOCUMENT');
    return this.answer(await this.writtenNotice({ ...look, eventId }), format as Format, reply);
  }

  @Get('public/notices.html')
  async postedList(@Query() query: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const { casework } = this;
    const asked = { area: '340000', ...validQuery(areaPageQuery, query) };
    const { items, nextCursor, howToObject } = await casework.notices.posted({ ...asked, language: 'zh' });
    const { area } = asked;
    const areaName = casework.law.areas.name(area) ?? area;
    const facts = { area, areaName, items, continued: nextCursor !== null, howToObject };
    return this.answer(postedListPage(facts, await casework.now()), 'html', reply);
  }

  private async card(look: LookOf): Promise<Page | null> {
    const { facts, origin } = shown(await this.casework.documents.card(look), look.staff);
    return facts && cardPage(facts, origin);
  }

  private async writtenNotice(look: LookOf & { readonly eventId: string }): Promise<Page | null> {
    const { facts, origin } = shown(await this.casework.documents.writtenNotice(look), look.staff);
    if (facts === null) return null;
    const { decision } = facts;
    return isDecisionType(decision) ? writtenNoticePage({ ...facts, decision }, origin) : null;
  }

  private async answer(page: Page | null, format: Format, reply: FastifyReply): Promise<string | Buffer> {
    if (page === null) throw new Problem(404, 'UNKNOWN_DOCUMENT');
    return sendPage(this.pdf, { page, format }, reply);
  }
}

type LookOf = ReturnType<typeof lookOf>;

function lookOf(request: FastifyRequest, id: string, query: unknown) {
  const { knownAt } = validQuery(documentQuery, query);
  const known = knownAt === undefined ? {} : { knownAt: momentIn('knownAt', knownAt) };
  return { staff: staffOf(request), purpose: purposeOf(request), personId: personIdOf(id), ...known };
}
