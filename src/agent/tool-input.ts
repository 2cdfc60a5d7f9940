import type { Certainty } from '../core/types.js';
import { oneLine } from '../report/display.js';
import { didYouMean } from '../scan/suggest.js';
import type { AgentTool, PropertySchema } from './agent-tools.js';
import { ToolRefusal } from './tool-refusal.js';

/** The input of a tool, checked against its schema. */
export interface ToolInput {
  readonly paths?: readonly string[];
  readonly ruleOrPlace?: string;
  readonly line?: number;
  readonly minCertainty?: Certainty;
  readonly rules?: readonly string[];
  readonly targets?: readonly string[];
  readonly since?: string;
  readonly review?: boolean;
  readonly upgrade?: boolean;
  readonly token?: string;
  readonly allowDirty?: boolean;
  readonly offset?: number;
  readonly maxLength?: number;
}

/**
 * Checks what a model passes to a tool.
 * @throws {ToolRefusal} with a sentence that says what to pass
 */
export function toolInput({ inputSchema }: AgentTool, given: unknown): ToolInput {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ToolRefusal('pass an object with the properties of the input schema');
  }
  const { properties, required = [] } = inputSchema;
  const names = Object.keys(properties);
  for (const name of required) if (!(name in given)) throw new ToolRefusal(`"${name}" is missing`);
  for (const [name, value] of Object.entries(given)) {
    const schema = names.includes(name) ? properties[name] : undefined;
    if (schema === undefined) {
      throw new ToolRefusal(`there is no "${oneLine(name)}"${didYouMean(name, names)}; pass only ${names.join(', ')}`);
    }
    const wanted = complaintAbout(value, schema);
    if (wanted !== undefined) throw new ToolRefusal(`"${name}" must be ${wanted}`);
  }
  // The schemas have exactly these properties.
  return given;
}

/** Returns what a value must be; undefined if it is. */
function complaintAbout(value: unknown, schema: PropertySchema): string | undefined {
  switch (schema.type) {
    case 'string':
      if (schema.enum !== undefined) return schema.enum.includes(String(value)) ? undefined : schema.enum.join(' or ');
      return typeof value === 'string' && value !== '' ? undefined : 'a text';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'integer': {
      const { minimum, maximum = Number.MAX_SAFE_INTEGER } = schema;
      if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum) return undefined;
      return `a whole number from ${minimum}${schema.maximum === undefined ? '' : ` to ${maximum}`}`;
    }
    case 'array': {
      const isList = Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '');
      return isList && value.length >= schema.minItems ? undefined : 'a list of texts, not empty';
    }
  }
}
