/** What people keep at hand of a connection. It is in the console's database, so all who use it share it. */
export interface Bookmarks {
  /** Names of streams. */
  favourites: string[];
  views: SavedView[];
}

export interface SavedView {
  id: string;
  name: string;
  /** Path and query. */
  href: string;
  createdMs: number;
}
