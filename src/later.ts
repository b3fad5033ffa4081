/**
 * Properties that are found when somebody asks for them, and that are otherwise like all others: own ones, which are
 * printed, copied and sent to threads.
 *
 * A getter written into an object's literal is a function of its own for each object. The engine notes it in the shape of
 * the object, where shapes live until all memory is searched: as long, each getter holds all that it can see, which is
 * the page. Here the getters are the same for all objects, and so are their shapes.
 */

type Finders = Readonly<Record<string, () => unknown>>;

/** Where an object has what finds its values; not enumerable, so that no copy has it. */
const FINDERS = Symbol("finders");

const getters = new Map<string, PropertyDescriptor>();

function getterOf(name: string): PropertyDescriptor {
  let found = getters.get(name);
  if (!found) {
    found = {
      get(this: { readonly [FINDERS]: Finders }) {
        return this[FINDERS][name]!();
      },
      enumerable: true,
      configurable: true,
    };
    getters.set(name, found);
  }
  return found;
}

/**
 * Gives an object such properties, after those that it has.
 *
 * @param finders by name, asked each time that the property is read
 */
export function findLater<Found extends Finders>(
  object: object,
  finders: Found,
): asserts object is { readonly [Name in keyof Found]: ReturnType<Found[Name]> } {
  Object.defineProperty(object, FINDERS, { value: finders });
  for (const name of Object.keys(finders)) Object.defineProperty(object, name, getterOf(name));
}
