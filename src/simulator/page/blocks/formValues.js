import { elementsOf, holdsValue, initialValue } from './elementValue.js';

const keyOf = (block, element) => `${block.block_id}\n${element.action_id}`;

/** Remembers what a person put into the controls of one surface and what they unfolded there, so that a redraw keeps it. */
export const createFormValues = () => {
  const touched = new Map();
  const typed = new Map();
  const expanded = new Map();
  const get = (block, element) => {
    const key = keyOf(block, element);
    return touched.has(key) ? touched.get(key) : initialValue(element);
  };
  const valuesOf = (block) =>
    elementsOf(block)
      .filter(holdsValue)
      .map((element) => [element.action_id, get(block, element)]);
  return {
    /** The current value: what was typed or chosen, else the initial one. */
    get,
    set: (block, element, value) => touched.set(keyOf(block, element), value),
    /** Sets what the simulator does not know yet. */
    type: (block, element, value) => {
      touched.set(keyOf(block, element), value);
      typed.set(keyOf(block, element), { block, element });
    },
    /** The fields that were typed into since the last take: [{ block, element }]. */
    takeTyped: () => {
      const taken = [...typed.values()];
      typed.clear();
      return taken;
    },
    /** Whether a person unfolded a block; undefined while they have not touched it. */
    isExpanded: (block) => expanded.get(block.block_id),
    setExpanded: (block, isExpanded) => expanded.set(block.block_id, isExpanded),
    /** All values as `{ blockId: { actionId: value } }`. */
    all: (blocks) =>
      Object.fromEntries(
        blocks
          .map((block) => [block.block_id, valuesOf(block)])
          .filter(([, values]) => values.length > 0)
          .map(([blockId, values]) => [blockId, Object.fromEntries(values)]),
      ),
  };
};
