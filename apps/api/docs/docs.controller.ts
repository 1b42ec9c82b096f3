import { openApiDocument } from '#contracts/openapi';
import { Controller, Get, Header } from '@nestjs/common';
import { DOCS_PAGE, DOCS_SCRIPT } from './page.ts';

const DOCUMENT = JSON.stringify(openApiDocument('1.0.0'));

/** The OpenAPI document and its page; scripts and styles come from this server, nothing from outside. */
@Controller('api')
export class DocsController {
  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  document(): string {
    return DOCUMENT;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return DOCS_PAGE;
  }

  @Get('docs/start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  script(): string {
    return DOCS_SCRIPT;
  }
}
