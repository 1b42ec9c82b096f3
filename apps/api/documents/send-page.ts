import { htmlPage } from '#documents/html';
import type { Page } from '#documents/page';
import type { FastifyReply } from 'fastify';
import type { PdfService } from './pdf.service.ts';

export type Format = 'html' | 'pdf';

/** A page as it leaves: its digest is its tag, its serial its name. */
export async function sendPage(
  pdf: PdfService,
  { page, format }: { readonly page: Page; readonly format: Format },
  reply: FastifyReply,
): Promise<string | Buffer> {
  const { serial, digest } = page.mark;
  const body = format === 'pdf' ? await pdf.print(page) : htmlPage(page);
  reply.header('etag', `"${digest}"`);
  reply.header('content-disposition', `inline; filename="${serial}.${format}"`);
  reply.header('content-type', format === 'pdf' ? 'application/pdf' : 'text/html; charset=utf-8');
  return body;
}
