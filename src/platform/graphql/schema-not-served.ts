import { TellableError } from '../../kernel/tellable-error.js';

/** The schema lacks what each of its fields or mutations must have; the boot stops. */
export class SchemaNotServed extends TellableError {
  override readonly name = 'SchemaNotServed';
}
