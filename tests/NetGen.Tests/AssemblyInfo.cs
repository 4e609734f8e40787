// Tests set the number of threads and count the bytes the whole process allocates, so they run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
