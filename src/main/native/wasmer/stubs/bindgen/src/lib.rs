//! Stands in for bindgen, which the build script of `wasmer` names but calls only with the feature `v8`.
