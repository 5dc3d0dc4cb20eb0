import { Catch, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/**
 * What a resolver throws is answered and logged in one place (`masking.ts`). Nest's own handler
 * would log it before, also where it is the caller's mistake.
 */
@Catch()
export class LeaveToMasking extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType<'graphql' | 'http'>() === 'graphql') throw exception;
    super.catch(exception, host);
  }
}
