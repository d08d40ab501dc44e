// The board on a page; the presenter's stage starts the same parts in another layout.

export default component => attach(component);
