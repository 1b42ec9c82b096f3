import type { Page } from '#documents/page';
import type { PdfPrinter } from '#documents/pdf';
import { createPdfPrinter, FontsMissing } from '#documents/pdf';
import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.ts';

/** Typst is loaded when the first page is printed; after a machine without fonts it looks again, for they may be installed by then. */
@Injectable()
export class PdfService {
  private printer: Promise<PdfPrinter> | null = null;

  async print(page: Page): Promise<Buffer> {
    this.printer ??= createPdfPrinter();
    try {
      return (await this.printer).print(page);
    } catch (error) {
      this.printer = null;
      if (error instanceof FontsMissing) throw new Problem(503, 'FONTS_MISSING', {}, { cause: error });
      throw error;
    }
  }
}
