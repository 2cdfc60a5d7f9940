/** Checks that a value of unknown origin is a `T`. Never throws. */
export type Shape<T> = (value: unknown) => value is T;

type Optional<T> = { readonly [K in keyof T as Partial<Pick<T, K>> extends Pick<T, K> ? K : never]-?: Shape<T[K]> };
type Required<T> = { readonly [K in keyof T as Partial<Pick<T, K>> extends Pick<T, K> ? never : K]: Shape<T[K]> };

export const isText: Shape<string> = (value) => typeof value === 'string';

export const isNumber: Shape<number> = (value): value is number => Number.isFinite(value);

export const isFlag: Shape<boolean> = (value) => typeof value === 'boolean';

export function oneOf<T extends string>(values: readonly T[]): Shape<T> {
  return (value): value is T => values.some((each) => each === value);
}

export function listOf<T>(isItem: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(isItem);
}

export function recordOf<T>(isValue: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isRecord(value) && Object.values(value).every(isValue);
}

/** @param optional shapes of the properties that may be absent */
export function objectOf<T>(required: Required<T>, optional: Optional<T>): Shape<T> {
  const shapes = Object.entries<Shape<unknown>>(required);
  const optionalShapes = Object.entries<Shape<unknown>>(optional);
  return (value): value is T =>
    isRecord(value) &&
    shapes.every(([key, isProperty]) => isProperty(value[key])) &&
    optionalShapes.every(([key, isProperty]) => !(key in value) || isProperty(value[key]));
}

const isRecord: Shape<Readonly<Record<string, unknown>>> = (value): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
