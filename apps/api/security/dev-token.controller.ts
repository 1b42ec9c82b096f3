import { fieldError } from '#contracts/mistakes';
import { tokenBody } from '#contracts/work';
import { formatInstant } from '#kernel/instant';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { invalidBody } from '../http/problem.ts';
import { validBody } from '../http/validate.ts';
import { TOKEN_ISSUER } from '../ports.ts';
import type { RehearsalIssuer } from './rehearsal-issuer.ts';

/** Registered in rehearsal mode only: production has no such address. */
@Controller('api/dev')
export class DevTokenController {
  constructor(@Inject(TOKEN_ISSUER) private readonly issuer: RehearsalIssuer) {}

  @Post('token')
  @HttpCode(200)
  async issue(@Body() body: unknown): Promise<unknown> {
    const token = await this.issuer.issue(validBody(tokenBody, body).staff);
    if (!token) throw invalidBody((language) => [fieldError('staff', 'STAFF', language)]);
    return { accessToken: token.accessToken, expiresAt: formatInstant(token.expiresAt) };
  }
}
