namespace NetGen.Tests.Cases;

/// <summary>Counts allocated bytes.</summary>
internal static class Allocation
{
    private const int Repetitions = 10, Attempts = 40;

    /// <summary>
    /// Asserts that an action, once warm, allocates nothing on any thread. The rest of the process may allocate now and then, so
    /// one attempt of several without a byte is enough: what allocates in each call has no such attempt.
    /// </summary>
    public static void AssertNone(string what, Action action)
    {
        Repeat(action);
        long own = 0, all = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long allBefore = GC.GetTotalAllocatedBytes(precise: true);
            long ownBefore = GC.GetAllocatedBytesForCurrentThread();
            Repeat(action);
            own = GC.GetAllocatedBytesForCurrentThread() - ownBefore;
            all = GC.GetTotalAllocatedBytes(precise: true) - allBefore;
            if (own == 0 && all == 0)
            {
                return;
            }

            // The runner still writes about the test before; it falls silent while this one waits.
            Thread.Sleep(attempt);
        }

        Assert.Fail($"{what} allocates {own} bytes on the calling thread and {all} in all, in {Repetitions} calls.");
    }

    private static void Repeat(Action action)
    {
        for (int i = 0; i < Repetitions; i++)
        {
            action();
        }
    }
}
