/**
 * Where blocks stand and what touching them does.
 * `deps`: { app, where: { where, channel?, ts?, viewId? }, values: form values, errorOf? }.
 */
export const createSurface = ({ app, where, values, errorOf = () => undefined }) => {
  const typed = new Map();
  const send = (block, element, value) => {
    const selected = typeof value === 'number' ? String(value) : value;
    return app.act('choose', { ...where, blockId: block.block_id, actionId: element.action_id, selected });
  };
  /** What was typed goes ahead of a button, whose payload tells the state of all fields. */
  const sendTyped = async () => {
    for (const [element, { block, value }] of typed) {
      typed.delete(element);
      if (!block.dispatch_action) await send(block, element, value);
    }
  };
  return {
    names: app.names(),
    value: values.get,
    errorOf,
    remember: values.set,
    type: (block, element, value) => {
      values.set(block, element, value);
      typed.set(element, { block, value });
    },
    press: async (block, element) => {
      await sendTyped();
      return app.act('press', {
        ...where,
        blockId: block.block_id,
        actionId: element.action_id,
        value: element.value,
      });
    },
    choose: (block, element, value) => {
      values.set(block, element, value);
      return send(block, element, value);
    },
    dispatch: send,
  };
};
