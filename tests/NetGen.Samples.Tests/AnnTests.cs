using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Samples;

namespace NetGen.Samples.Tests;

public class AnnTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    public void AllPointsAreRightFromAnyStart(double learningRate)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var network = new Ann(seed);
            var errors = AnnTraining.Run(network, learningRate);
            Assert.Equal(8, AnnTraining.CountRight(network));
            Assert.Equal(Enumerable.Range(0, 101).Select(i => 100 * i), errors.Select(report => report.Step));
            Assert.True(errors[^1].Error < 0.05);
        }
    }

    [Fact]
    public void WeightsStartUniformBetweenMinusOneAndOne()
    {
        float[] weights = [.. Enumerable.Range(0, 500).SelectMany(seed => Kernels(new Ann(seed)))];
        Assert.All(weights, weight => Assert.InRange(weight, -1, 1));
        Assert.InRange(weights.Average(), -0.03, 0.03);
        Assert.InRange(weights.Average(weight => weight * weight), 0.32, 0.35);
    }

    /// <summary>The same training written out in double precision.</summary>
    [Fact]
    public void ErrorsAreThoseOfAPlainImplementation()
    {
        var network = new Ann(seed: 1);
        double[] weights = [.. Kernels(network).Select(weight => (double)weight)];
        var errors = AnnTraining.Run(network, learningRate: 0.01);
        float[] points = AnnTraining.Points.Inputs.ToArray(), targets = AnnTraining.Points.Targets.ToArray();
        for (int step = 0; step <= AnnTraining.Steps; step++)
        {
            double error = 0;
            var gradient = new double[12];
            for (int point = 0; point < 8; point++)
            {
                double x = points[2 * point], y = points[(2 * point) + 1], sum = 0;
                var hidden = new double[4];
                for (int j = 0; j < 4; j++)
                {
                    hidden[j] = Sigmoid((x * weights[j]) + (y * weights[4 + j]));
                    sum += hidden[j] * weights[8 + j];
                }

                double output = Sigmoid(sum);
                error += Math.Abs(output - targets[point]) / 8;
                double slope = 2 * (output - targets[point]) * output * (1 - output);
                for (int j = 0; j < 4; j++)
                {
                    double inner = slope * weights[8 + j] * hidden[j] * (1 - hidden[j]);
                    gradient[j] += inner * x;
                    gradient[4 + j] += inner * y;
                    gradient[8 + j] += slope * hidden[j];
                }
            }

            if (step % AnnTraining.ReportInterval == 0)
            {
                Assert.Equal(error, errors[step / AnnTraining.ReportInterval].Error, 1e-4);
            }

            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= 0.01 * gradient[i];
            }
        }
    }

    [Fact]
    public void CommandDrawsTheBoundaries()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-ann-").FullName;
        try
        {
            var (exitCode, lines, errors) = SampleProcess.Run("Ann", "--pictures", folder);
            Assert.Equal("", errors);
            Assert.Equal(0, exitCode);
            Assert.StartsWith("rate 0.01: 8 of 8 points right", lines[^2], StringComparison.Ordinal);
            Assert.StartsWith("rate 0.1: 8 of 8 points right", lines[^1], StringComparison.Ordinal);
            foreach (string rate in new[] { "0.01", "0.1" })
            {
                (int width, int height, int[] pixels) = ReadPng(Path.Combine(folder, $"ann-rate-{rate}.png"));
                Assert.True(width >= 500 && height >= 500);
                Assert.Equal(width * height, pixels.Length);

                // Four points of each kind, each a disc of radius 6 with a soft edge.
                Assert.InRange(pixels.Count(pixel => pixel == 0xE3803C), 4 * 90, 4 * 125);
                Assert.InRange(pixels.Count(pixel => pixel == 0x3B76AF), 4 * 90, 4 * 125);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static float[] Kernels(Ann network) =>
        [.. Ann.ParameterTable.SelectMany(parameter => network.Weights.Slice(parameter.Offset, parameter.Length).ToArray())];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static (int Width, int Height, int[] Pixels) ReadPng(string path)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(path);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8].ToArray());

        // The last chunk is always these twelve bytes; four of them check the encoder's sums.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], file[^12..].ToArray());
        Assert.Equal("IHDR", Encoding.ASCII.GetString(file[12..16]));
        int width = BinaryPrimitives.ReadInt32BigEndian(file[16..]), height = BinaryPrimitives.ReadInt32BigEndian(file[20..]);
        Assert.Equal([8, 2, 0, 0, 0], file[24..29].ToArray());
        Assert.Equal("IDAT", Encoding.ASCII.GetString(file[37..41]));
        int length = BinaryPrimitives.ReadInt32BigEndian(file[33..]);
        Assert.Equal(file.Length - 12, 45 + length);

        using var zlib = new ZLibStream(new MemoryStream(file.Slice(41, length).ToArray()), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        byte[] bytes = rows.ToArray();
        int stride = 1 + (3 * width);
        Assert.Equal(height * stride, bytes.Length);
        int[] pixels = [.. Enumerable.Range(0, width * height).Select(i => (i / width * stride) + 1 + (3 * (i % width)))
            .Select(at => (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2])];
        return (width, height, pixels);
    }
}
