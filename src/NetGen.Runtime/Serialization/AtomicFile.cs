namespace NetGen.Serialization;

/// <summary>Writes a file so that its name always holds either the old contents or all of the new.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a file beside the target, forces it to the disk, then gives it the target's name.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        var existing = new FileInfo(target);
        if (existing.LinkTarget is not null && existing.ResolveLinkTarget(returnFinalTarget: true) is { } linked)
        {
            target = linked.FullName;
        }

        string temporary = Path.Combine(
            Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What stopped the write says more than this would.
        }
    }
}
