using System.CommandLine;
using NetGen;
using Samples;

var mnist = new Option<string?>("--mnist") { Description = "Take a digit out of the real MNIST files in this folder", HelpName = "FOLDER" };
var cifar = new Option<string?>("--cifar10") { Description = "Take a photograph out of the CIFAR-10 files in this folder", HelpName = "FOLDER" };
var index = new Option<int>("--index") { Description = "Which of the test pictures, from 0", HelpName = "N", DefaultValueFactory = _ => 0 };
index.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 0)
    {
        result.AddError("--index takes a number from 0.");
    }
});
var folder = new Option<string>("--pictures") { Description = "Where to put the pictures", HelpName = "FOLDER", DefaultValueFactory = _ => "artifacts" };

return SampleCommand.Run("Finds the vertical and the horizontal edges of a picture.", args, [mnist, cifar, index, folder], options =>
{
    float[] picture = options.GetValue(mnist) is { } digits ? Pictures.Digit(digits, options.GetValue(index))
        : options.GetValue(cifar) is { } photographs ? Pictures.Photograph(photographs, options.GetValue(index))
        : Pictures.Shapes();
    var (vertical, horizontal) = new EdgeDetection().Respond(picture);

    // One scale for both, so that the pictures compare.
    float strongest = Math.Max(vertical.Max(), horizontal.Max());
    Console.WriteLine(EdgeFilters.Summary);
    Save("picture", picture, 1);
    Save("vertical", vertical, Math.Max(strongest, 1e-6f));
    Save("horizontal", horizontal, Math.Max(strongest, 1e-6f));
    Console.WriteLine($"strongest response: vertical {vertical.Max():F3}, horizontal {horizontal.Max():F3}");

    void Save(string name, float[] pixels, float white)
    {
        string path = Path.Combine(Directory.CreateDirectory(options.GetValue(folder)!).FullName, $"edges-{name}.png");
        Pictures.Save(path, pixels, white);
        Console.WriteLine($"{name}: {path}");
    }
});
