/** What is deployed, read as data: compose file, Kubernetes manifests, and what they refer to. */
@NullMarked
package io.vouchsafe.standalone.deploy;

import org.jspecify.annotations.NullMarked;
