/**
 * Where blocks stand and what touching them does.
 * `deps`: { app, where: { where, channel?, ts?, viewId? }, values: form values, errorOf? }.
 */
export const createSurface = ({ app, where, values, errorOf = () => undefined }) => {
  const send = (block, element, selected) =>
    app.act('choose', { ...where, blockId: block.block_id, actionId: element.action_id, selected });
  /** What was typed goes ahead of a button, whose payload tells the state of all fields. */
  const sendTyped = async () => {
    for (const { block, element } of values.takeTyped())
      await send(block, element, values.get(block, element));
  };
  return {
    names: app.names(),
    toast: app.toast,
    value: values.get,
    errorOf,
    remember: values.set,
    type: values.type,
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
    isExpanded: values.isExpanded,
    setExpanded: values.setExpanded,
  };
};
