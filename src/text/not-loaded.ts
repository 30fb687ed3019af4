/** Where not even a language could be fetched: in every language at once. */
export const NOT_LOADED = 'TIPM could not be loaded. Reload the page. / TIPM 未能加载，请重新加载页面。'
