/** What an object spread becomes in ES5. */

// Copies an object's own properties to another one.
export function assignProperties(target: any, source: any): any {
  for (const key in source) {
    if (Object.prototype.hasOwnProperty.call(source, key)) {
      target[key] = source[key];
    }
  }
  return target;
}
