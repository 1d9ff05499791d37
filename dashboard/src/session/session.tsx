import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { api, data, type Operation, type Schema, SESSION, whenSignedOut } from "../api/client";
import { ApiError } from "../api/error";
import { Format } from "../format/format";

export type Session = Schema<"Session">;

const KEY = ["session"];

interface SignedIn {
  session: Session;
  format: Format;
  /** Whether the server would let this caller do something; what it would not is not offered. */
  may: (operation: Operation) => boolean;
}

const Context = createContext<SignedIn | null>(null);

/** Who is signed in. `undefined` while that is not known, `null` when nobody is. */
export function useCurrentSession() {
  return useQuery({
    queryKey: KEY,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await data(api.GET(SESSION));
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) {
          return null;
        }
        throw error;
      }
    },
  });
}

/** Signs in and out. All that was read for one caller is forgotten before the next. */
export function useSignInAndOut() {
  const queries = useQueryClient();
  // Not `clear`: whoever waits for the session watches its query, and would not be told of another one in its place.
  function become(session: Session | null) {
    queries.setQueryData(KEY, session);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
    queries.getMutationCache().clear();
  }
  return {
    async signIn(credentials: Schema<"NewSession">): Promise<void> {
      become(await data(api.POST(SESSION, { body: credentials })));
    },
    async signOut(): Promise<void> {
      await api.DELETE(SESSION);
      become(null);
    },
  };
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  const queries = useQueryClient();
  useEffect(() => {
    whenSignedOut(() => queries.setQueryData(KEY, null));
    return () => whenSignedOut(() => {});
  }, [queries]);
  const value = useMemo<SignedIn>(() => {
    const operations = new Set<string>(session.operations);
    return {
      session,
      format: new Format(session.project.currency, session.project.time_zone),
      may: (operation) => operations.has(operation),
    };
  }, [session]);
  return <Context value={value}>{children}</Context>;
}

/** Who is signed in; only below {@link SessionProvider}. */
export function useSession(): SignedIn {
  const value = useContext(Context);
  if (value === null) {
    throw new Error("useSession outside of a SessionProvider");
  }
  return value;
}
