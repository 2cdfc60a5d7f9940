/** Why a tool did nothing, as a sentence for a model that says what to do. */
export class ToolRefusal extends Error {
  override readonly name = 'ToolRefusal';
}
