/** What the readers of JSON reports document, stricter than their own schemas: they take other properties in silence. */
import { Ajv } from 'ajv';
import type { AnySchemaObject } from 'ajv';

const text = { type: 'string', minLength: 1 };
const number = { type: 'integer', minimum: 1 };

function only(properties: AnySchemaObject, optional: AnySchemaObject = {}): AnySchemaObject {
  return {
    type: 'object',
    required: Object.keys(properties),
    properties: { ...properties, ...optional },
    additionalProperties: false,
  };
}

/** Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
const GITLAB = {
  type: 'array',
  items: only({
    description: text,
    check_name: text,
    fingerprint: text,
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    location: only({
      path: text,
      lines: only({ begin: number }, { end: number }),
    }),
  }),
};

/** Where something starts and ends. */
const range = (place: AnySchemaObject) => only({ start: place, end: place });

/** Source: https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto. */
const RDJSON = only({
  source: only({ name: text }, { url: text }),
  diagnostics: {
    type: 'array',
    items: only(
      {
        message: text,
        severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
        code: only({ value: text }, { url: text }),
        location: only({
          path: text,
          range: range(only({ line: number, column: number })),
        }),
      },
      {
        suggestions: { type: 'array', items: only({ range: range(only({ line: number })), text: { type: 'string' } }) },
      },
    ),
  },
});

const schemas = { gitlab: GITLAB, rdjson: RDJSON };

/** Returns what a reader of a format would not expect in a report. */
export function unexpectedIn(format: keyof typeof schemas, report: string): unknown {
  const ajv = new Ajv({ allErrors: true });
  return ajv.validate(schemas[format], JSON.parse(report)) ? undefined : ajv.errors;
}
