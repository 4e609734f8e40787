using NetGen;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddProblemDetails();
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);

// One network serves all requests: Predict is safe from many threads at once, and allocates nothing once warm.
builder.Services.AddSingleton(LoadOrTrain(builder.Configuration["Weights"] ?? "weights.safetensors"));

WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();

app.MapGet("/", () => Results.Text(TemplateNetwork.Summary));
app.MapPost("/predict", (PredictionRequest request, TemplateNetwork network) =>
{
    if (request.FindError() is string error)
    {
        return Results.ValidationProblem(new Dictionary<string, string[]> { ["features"] = [error] });
    }

    float[] probabilities = new float[TemplateNetwork.OutputSize];
    network.Predict(request.Features, probabilities);
    return Results.Ok(new PredictionResponse(Array.IndexOf(probabilities, probabilities.Max()), probabilities));
});

app.Run();

static TemplateNetwork LoadOrTrain(string weightFile)
{
    if (File.Exists(weightFile))
    {
        return TemplateNetwork.Load(weightFile);
    }

    var network = new TemplateNetwork(seed: 1);
    network.Fit(SpiralPoints.Draw(count: 3_000, seed: 1), new Adam(0.01), epochs: 20, batchSize: 64);
    network.Save(weightFile);
    return network;
}
