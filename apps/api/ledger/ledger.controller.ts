import type { Casework } from '#casework/casework';
import { readLedgerSerial } from '#casework/ledger/ledger-serial';
import { checkQuery, ledgerQuery, printLedgerBody } from '#contracts/ledger';
import { ledgerPage } from '#documents/ledger-page';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PdfService } from '../documents/pdf.service.ts';
import type { Format } from '../documents/send-page.ts';
import { sendPage } from '../documents/send-page.ts';
import { shown } from '../http/answered.ts';
import { staffOf } from '../http/caller.ts';
import { Problem } from '../http/problem.ts';
import { validBody, validQuery } from '../http/validate.ts';
import { CASEWORK } from '../ports.ts';

/** R5.4 (五) 社区就业援助台账. A printed page is in the register before it leaves. */
@Controller('api/ledger')
export class LedgerController {
  constructor(
    @Inject(CASEWORK) private readonly casework: Casework,
    private readonly pdf: PdfService,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Query() query: unknown): Promise<unknown> {
    const staff = staffOf(request);
    return shown(await this.casework.ledger.list({ staff, ...validQuery(ledgerQuery, query) }), staff);
  }

  @Get('stale-pages')
  async stale(@Req() request: FastifyRequest, @Query() query: unknown): Promise<unknown> {
    const staff = staffOf(request);
    return shown(await this.casework.ledger.stale({ staff, ...validQuery(ledgerQuery, query) }), staff);
  }

  @Get('pages/:serial')
  async check(
    @Req() request: FastifyRequest,
    @Param('serial') serial: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    const staff = staffOf(request);
    const { digest } = validQuery(checkQuery, query);
    const page = readLedgerSerial(serial);
    const checked = page && shown(await this.casework.ledger.check({ staff, page, digest }), staff);
    if (checked === null) throw new Problem(404, 'UNKNOWN_LEDGER_PAGE');
    return checked;
  }

  @Post('pages.html')
  pageToPrint(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    return this.print(request, body, { format: 'html', reply });
  }

  @Post('pages.pdf')
  pageToKeep(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    return this.print(request, body, { format: 'pdf', reply });
  }

  private async print(
    request: FastifyRequest,
    body: unknown,
    { format, reply }: { readonly format: Format; readonly reply: FastifyReply },
  ): Promise<string | Buffer> {
    const staff = staffOf(request);
    const asked = validBody(printLedgerBody, body);
    const made = await this.casework.ledger.print({ staff, ...asked }, ({ facts, ...mark }) =>
      sendPage(this.pdf, { page: ledgerPage(facts, mark), format }, reply),
    );
    const answer = shown(made, staff);
    if ('made' in answer) return answer.made;
    throw new Problem(404, 'NO_SUCH_LEDGER_PAGE', { params: { furthest: String(answer.furthest) } });
  }
}
