import type { JsonSchemaValidator, jsonSchemaValidator } from '@modelcontextprotocol/server';

/**
 * Validates nothing: the tools check their input themselves, with sentences that say what to pass. So the server needs no
 * library for JSON Schema.
 */
class AcceptAnything implements jsonSchemaValidator {
  getValidator<T>(): JsonSchemaValidator<T> {
    return (input) => ({ valid: true, data: input as T, errorMessage: undefined });
  }
}

export const acceptAnything = new AcceptAnything();
