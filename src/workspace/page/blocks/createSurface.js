/**
 * Where blocks stand and what touching them does.
 * `deps`: { app, where: { where, channel?, ts?, viewId? }, values: form values, errorOf? }.
 */
export const createSurface = ({ app, where, values, errorOf = () => undefined }) => {
  const address = (block, element) => ({ ...where, blockId: block.block_id, actionId: element.action_id });
  const send = (block, element, value) => {
    const selected = typeof value === 'number' ? String(value) : value;
    return app.act('choose', { ...address(block, element), selected });
  };
  return {
    names: app.names(),
    value: values.get,
    remember: values.set,
    errorOf,
    press: (block, element) => app.act('press', { ...address(block, element), value: element.value }),
    choose: (block, element, value) => {
      values.set(block, element, value);
      return send(block, element, value);
    },
    dispatch: send,
  };
};
