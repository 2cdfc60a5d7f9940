/** Checks requests to the Management API against its contract, `contract.json`. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import contract from './contract.json' with { type: 'json' };

export type Operation = 'post_identities' | 'delete_user_identity_by_user_id';

export interface Match {
  readonly operation: Operation;
  /** Decoded once, as on a server. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The violation of the contract, if any. */
  readonly problem: string | undefined;
}

const ajv = new Ajv2020({ strict: false }).addSchema(contract, 'contract');
const validators = new Map<string, ValidateFunction>();

/** @param pointer a JSON pointer to a schema in the contract */
function validator(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `contract#${pointer}` });
  validators.set(pointer, known);
  return known;
}

type PathItem = Readonly<
  Record<string, { readonly operationId: string; readonly parameters: readonly { readonly name: string }[] }>
>;

const OPERATIONS = Object.entries(contract.paths as Readonly<Record<string, PathItem>>).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters }]) => ({
    template,
    method: method.toUpperCase(),
    operation: operationId as Operation,
    schemas: parameters.map(({ name }, index) => ({
      name,
      pointer: `/paths/${template.replaceAll('/', '~1')}/${method}/parameters/${index}/schema`,
    })),
  })),
);

/**
 * Finds a request's operation and validates the request.
 * @param path percent-encoded, without the query
 * @returns undefined if the contract has no such operation
 */
export function match(method: string, path: string, body: unknown, contentType: string): Match | undefined {
  for (const one of OPERATIONS) {
    const parameters = method === one.method ? parametersOf(one.template, path) : undefined;
    if (parameters === undefined) continue;
    const problem =
      one.schemas.map(({ name, pointer }) => problemOf(pointer, parameters[name], name)).find(Boolean) ??
      (one.operation === 'post_identities' ? bodyProblem(body, contentType) : undefined);
    return { operation: one.operation, parameters, problem };
  }
  return undefined;
}

function bodyProblem(body: unknown, contentType: string): string | undefined {
  const [type = ''] = contentType.split(';');
  if (!/^application\/(?:json|x-www-form-urlencoded)$/.test(type)) return `content type ${type || 'missing'}`;
  return problemOf('/components/schemas/LinkRequest', body, 'body');
}

function problemOf(pointer: string, value: unknown, name: string): string | undefined {
  const validate = validator(pointer);
  return validate(value) ? undefined : `${name}: ${ajv.errorsText(validate.errors, { dataVar: name })}`;
}

/** Returns path parameters by name, or undefined if the path doesn't match. An unencoded slash ends a parameter. */
function parametersOf(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== actual) return undefined;
      continue;
    }
    try {
      parameters[part.slice(1, -1)] = decodeURIComponent(actual);
    } catch {
      return undefined;
    }
  }
  return parameters;
}
