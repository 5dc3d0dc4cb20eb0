import { DisplayableError } from '../../kernel/displayable-error.js';

/** The schema lacks what each of its fields or mutations must have; the boot stops. */
export class SchemaNotServed extends DisplayableError {
  override readonly name = 'SchemaNotServed';
}
