using System.Runtime.CompilerServices;

namespace NetGen.Zoo.Tests;

public class SourceTests
{
    [Fact]
    public void NoFileOfTheZooIsLongerThanAScreen()
    {
        foreach (string file in Directory.EnumerateFiles(Folder(), "*.cs"))
        {
            Assert.True(File.ReadLines(file).Count() <= 60, $"{Path.GetFileName(file)} has more than 60 lines.");
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "../../samples/Zoo");
}
